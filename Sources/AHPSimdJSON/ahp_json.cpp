#include "ahp_json.h"

#include "../AHPLibSimdJSON/shim.h"

#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

static_assert(AHP_JSON_PADDING >= simdjson::SIMDJSON_PADDING, "padding of simdjson");

namespace {

using namespace simdjson;

/// Walks a document once and writes down what it meets. Every value is looked at, so that the whole
/// text is validated.
///
/// The parser finds the structure of the text with the widest instructions of the machine, chosen
/// at run time by the library. What is compiled here is the walk over it, which has no use for
/// them.
class Walker {
 public:
  Walker(const char *text, size_t length, size_t max_depth)
      : text_(text), length_(length), max_depth_(max_depth) {}

  int walk() {
    ondemand::parser parser;
    ondemand::document document;
    int error = parser.iterate(text_, length_, length_ + AHP_JSON_PADDING).get(document);
    if (error) return error;
    error = root(document);
    if (!error && document.current_location().error() != OUT_OF_BOUNDS) error = TRAILING_CONTENT;
    if (error) {
      const char *location = nullptr;
      if (!document.current_location().get(location) && location >= text_)
        error_offset = static_cast<size_t>(location - text_);
    }
    return error;
  }

  std::vector<ahp_json_node> nodes;
  std::string strings;
  size_t error_offset = SIZE_MAX;

 private:
  const char *text_;
  size_t length_;
  size_t max_depth_;

  int root(ondemand::document &document) {
    ondemand::json_type type;
    if (int error = document.type().get(type)) return error;
    if (type != ondemand::json_type::array && type != ondemand::json_type::object) {
      // A lone scalar: nobody asks for its value, only for what it is.
      std::string_view token;
      if (int error = document.raw_json_token().get(token)) return error;
      append(kind_of(type), offset_of(token.data()), trimmed(token));
      bool accepted = false;
      switch (type) {
        case ondemand::json_type::number: return document.get_double().error();
        case ondemand::json_type::string: return document.get_string().error();
        case ondemand::json_type::boolean: return document.get_bool().error();
        default: return document.is_null().get(accepted) || !accepted ? N_ATOM_ERROR : SUCCESS;
      }
    }
    ondemand::value value;
    if (int error = document.get_value().get(value)) return error;
    return visit(value, 1);
  }

  int visit(ondemand::value &value, size_t depth) {
    ondemand::json_type type;
    if (int error = value.type().get(type)) return error;
    const std::string_view token = value.raw_json_token();
    const size_t offset = offset_of(token.data());
    switch (type) {
      case ondemand::json_type::array: {
        if (depth > max_depth_) return AHP_JSON_TOO_DEEP;
        const size_t self = append(AHP_JSON_ARRAY, offset, {});
        ondemand::array array;
        if (int error = value.get_array().get(array)) return error;
        for (auto element : array) {
          ondemand::value child;
          if (int error = element.get(child)) return error;
          if (int error = visit(child, depth + 1)) return error;
        }
        nodes[self].next = static_cast<uint32_t>(nodes.size());
        return SUCCESS;
      }
      case ondemand::json_type::object: {
        if (depth > max_depth_) return AHP_JSON_TOO_DEEP;
        const size_t self = append(AHP_JSON_OBJECT, offset, {});
        ondemand::object object;
        if (int error = value.get_object().get(object)) return error;
        for (auto element : object) {
          ondemand::field field;
          if (int error = std::move(element).get(field)) return error;
          // raw() points behind the opening quote.
          const char *raw = field.key().raw();
          std::string_view key;
          if (int error = field.unescaped_key().get(key)) return error;
          append_string(AHP_JSON_KEY, offset_of(raw) - 1, raw, key);
          if (int error = visit(field.value(), depth + 1)) return error;
        }
        nodes[self].next = static_cast<uint32_t>(nodes.size());
        return SUCCESS;
      }
      case ondemand::json_type::number: {
        append(AHP_JSON_NUMBER, offset, trimmed(token));
        double ignored;
        return value.get_double().get(ignored);
      }
      case ondemand::json_type::string: {
        std::string_view unescaped;
        if (int error = value.get_string().get(unescaped)) return error;
        append_string(AHP_JSON_STRING, offset, text_ + offset + 1, unescaped);
        return SUCCESS;
      }
      case ondemand::json_type::boolean: {
        append(AHP_JSON_BOOLEAN, offset, trimmed(token));
        bool ignored;
        return value.get_bool().get(ignored);
      }
      case ondemand::json_type::null: {
        append(AHP_JSON_NULL, offset, trimmed(token));
        bool is_null;
        if (int error = value.is_null().get(is_null)) return error;
        return is_null ? SUCCESS : N_ATOM_ERROR;
      }
    }
    return UNEXPECTED_ERROR;
  }

  static uint32_t kind_of(ondemand::json_type type) {
    switch (type) {
      case ondemand::json_type::number: return AHP_JSON_NUMBER;
      case ondemand::json_type::string: return AHP_JSON_STRING;
      case ondemand::json_type::boolean: return AHP_JSON_BOOLEAN;
      default: return AHP_JSON_NULL;
    }
  }

  size_t offset_of(const char *position) const { return static_cast<size_t>(position - text_); }

  /// A raw token reaches to the next one; cut off the white space between.
  static std::string_view trimmed(std::string_view token) {
    const size_t end = token.find_last_not_of(" \t\r\n");
    return token.substr(0, end == std::string_view::npos ? 0 : end + 1);
  }

  size_t append(uint32_t kind, size_t offset, std::string_view characters) {
    const size_t index = nodes.size();
    const size_t start = characters.empty() ? offset : offset_of(characters.data());
    nodes.push_back({static_cast<uint32_t>(offset), static_cast<uint32_t>(start),
                     static_cast<uint32_t>(characters.size()), static_cast<uint32_t>(index + 1), kind});
    return index;
  }

  /// Points into the text where the string stands there as it is, and keeps a copy where escapes
  /// were resolved.
  void append_string(uint32_t kind, size_t offset, const char *raw, std::string_view unescaped) {
    const bool verbatim = offset_of(raw) + unescaped.size() < length_ && raw[unescaped.size()] == '"' &&
                          std::memcmp(raw, unescaped.data(), unescaped.size()) == 0;
    const size_t index = append(kind, offset, {});
    nodes[index].length = static_cast<uint32_t>(unescaped.size());
    if (verbatim) {
      nodes[index].start = static_cast<uint32_t>(offset_of(raw));
    } else {
      nodes[index].start = static_cast<uint32_t>(length_ + strings.size());
      strings.append(unescaped);
    }
  }
};

}  // namespace

ahp_json_document ahp_json_read(const char *text, size_t length, size_t max_depth) {
  Walker walker(text, length, max_depth);
  ahp_json_document document = {};
  document.error = walker.walk();
  document.error_offset = walker.error_offset < length ? walker.error_offset : length;
  document.count = walker.nodes.size();
  document.nodes = static_cast<ahp_json_node *>(std::malloc(document.count * sizeof(ahp_json_node) + 1));
  document.strings_length = walker.strings.size();
  document.strings = static_cast<char *>(std::malloc(document.strings_length + 1));
  if (!document.nodes || !document.strings) {
    ahp_json_free(document);
    document = {};
    document.error = MEMALLOC;
    return document;
  }
  if (document.count) std::memcpy(document.nodes, walker.nodes.data(), document.count * sizeof(ahp_json_node));
  if (document.strings_length) std::memcpy(document.strings, walker.strings.data(), document.strings_length);
  return document;
}

void ahp_json_free(ahp_json_document document) {
  std::free(document.nodes);
  std::free(document.strings);
}

const char *ahp_json_error_message(int error) {
  return simdjson::error_message(static_cast<simdjson::error_code>(error));
}
