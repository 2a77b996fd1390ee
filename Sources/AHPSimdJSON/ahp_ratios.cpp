#include "ahp_ratios.h"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <new>
#include <string_view>
#include <system_error>

#include "ahp_dispatched.h"

// The pieces of a dispatched function must become part of it, so that each version has its own.
#define PIECE inline __attribute__((always_inline))

namespace {

// Vectors of the compiler, for which it takes the instructions that it is allowed.
typedef unsigned char Bytes64 __attribute__((vector_size(64)));
typedef unsigned char Bytes32 __attribute__((vector_size(32)));
typedef bool Bits64 __attribute__((ext_vector_type(64)));
typedef bool Bits32 __attribute__((ext_vector_type(32)));

template <typename Byte>
PIECE uint64_t load(const Byte *bytes) {
  uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// Which of 64 bytes are one of two characters, the first in the lowest bit.
template <char first, char second>
PIECE uint64_t positions(const char *bytes) {
  Bytes64 block;
  std::memcpy(&block, bytes, sizeof block);
  const Bits64 found = __builtin_convertvector((block == first) | (block == second), Bits64);
  uint64_t bits;
  std::memcpy(&bits, &found, sizeof bits);
  return bits;
}

inline bool is_digit(char c) { return static_cast<unsigned char>(c - '0') <= 9; }
inline bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// The first byte from `p` on that is not white space.
inline const char *past_space(const char *p) {
  while (is_space(*p)) ++p;
  return p;
}

/// Whether a ratio or null may begin with a character.
inline bool begins_scalar(char c) { return c == '"' || c == 'n' || is_digit(c); }

/// Whether all of 8 bytes are digits.
inline bool are_digits(uint64_t bytes) {
  const uint64_t high = bytes & 0xF0F0F0F0F0F0F0F0;
  const uint64_t high_of_sum = (bytes + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0;
  return (high | high_of_sum >> 4) == 0x3333333333333333;
}

/// The number that 8 digits write, the first of them in the lowest byte: pairs, then fours, then
/// all are put together.
inline uint64_t number_of(uint64_t digits) {
  digits = ((digits & 0x0F0F0F0F0F0F0F0F) * (10 * 256 + 1)) >> 8;
  digits = ((digits & 0x00FF00FF00FF00FF) * (100 * 65536 + 1)) >> 16;
  return ((digits & 0x0000FFFF0000FFFF) * (10000 * (uint64_t{1} << 32) + 1)) >> 32;
}

inline const char *digits(const char *p, uint64_t &mantissa) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  for (uint64_t bytes; are_digits(bytes = load(p)); p += 8)
    mantissa = mantissa * 100000000 + number_of(bytes);
#endif
  for (; is_digit(*p); ++p) mantissa = mantissa * 10 + static_cast<uint64_t>(*p - '0');
  return p;
}

/// Reads the number at `p` to the nearest double and returns its end; null if there is none as JSON
/// writes it, without a sign, or none in the range of doubles.
inline const char *read_number(const char *p, double &number) {
  static constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const char *const start = p;
  uint64_t mantissa = 0;
  p = digits(p, mantissa);
  auto digit_count = p - start;
  if (digit_count == 0 || (*start == '0' && digit_count > 1)) return nullptr;
  int64_t exponent = 0;
  if (*p == '.') {
    const char *const fraction = ++p;
    p = digits(p, mantissa);
    if (p == fraction) return nullptr;
    digit_count += p - fraction;
    exponent = fraction - p;
  }
  if (*p == 'e' || *p == 'E') {
    ++p;
    const bool is_negative = *p == '-';
    if (*p == '-' || *p == '+') ++p;
    if (!is_digit(*p)) return nullptr;
    int64_t written = 0;
    for (; is_digit(*p); ++p)
      if (written < 100000) written = written * 10 + (*p - '0');
    exponent += is_negative ? -written : written;
  }
  // 19 digits fit 64 bits. An integer up to 2^53 and a power of ten up to 10^22 are exact as
  // doubles, and so their product or quotient is rounded once: W. D. Clinger, "How to read floating
  // point numbers accurately", PLDI 1990.
  if (digit_count <= 19 && mantissa <= uint64_t{1} << 53 && exponent >= -22 && exponent <= 22) {
    const double whole = static_cast<double>(mantissa);
    number = exponent < 0 ? whole / powers[-exponent] : whole * powers[exponent];
    return p;
  }
  const auto result = std::from_chars(start, p, number);
  return result.ec == std::errc() && result.ptr == p ? p : nullptr;
}

/// Reads the element that ends before `end`, whatever white space is around it; 0 stands for null.
inline bool read_element(
    const char *p, const char *end, double smallest, double largest, double &ratio) {
  while (is_space(*p)) ++p;
  if (*p == '"') {
    if (!(p = read_number(p + 1, ratio))) return false;
    if (*p == '/') {
      double divisor;
      if (!(p = read_number(p + 1, divisor))) return false;
      ratio /= divisor;
    }
    if (*p != '"') return false;
    ++p;
  } else if (*p == 'n') {
    if (std::memcmp(p, "null", 4) != 0) return false;
    p += 4;
    ratio = 0;
    while (is_space(*p)) ++p;
    return p == end;
  } else if (!(p = read_number(p, ratio))) {
    return false;
  }
  while (is_space(*p)) ++p;
  return p == end && ratio >= smallest && ratio <= largest;
}

/// What elements were read as. Those of a scale are written in few ways, over and over.
///
/// An element is remembered with the comma or bracket behind it, which is nowhere in it: so no two
/// of different length agree, whatever bytes there are in a text.
template <typename Key>
class Memo {
 public:
  /// The longest element that is remembered, without the comma or bracket.
  static constexpr size_t longest = sizeof(Key) - 1;

  /// Where an element of `length` bytes, up to `longest`, would be remembered.
  struct Place {
    Key key;
    size_t slot;
  };
  PIECE static Place place(const char *element, size_t length);
  PIECE bool has(const Place &place) const;
  PIECE double ratio(const Place &place) const { return ratios_[place.slot]; }
  PIECE uint8_t code(const Place &place) const { return codes_[place.slot]; }
  PIECE void remember(const Place &place, double ratio, uint8_t code) {
    keys_[place.slot] = place.key;
    ratios_[place.slot] = ratio;
    codes_[place.slot] = code;
  }

 private:
  static constexpr int bits = 9;
  PIECE static size_t slot(uint64_t word) { return (word * 0x9E3779B97F4A7C15) >> (64 - bits); }
  // No element has the key 0, which ends with no comma or bracket.
  Key keys_[1 << bits] = {};
  double ratios_[1 << bits] = {};
  uint8_t codes_[1 << bits] = {};
};

// Judgments of Saaty's scale have no more than 7 bytes in the usual ways of writing: a space, "1/3"
// with its quotes, and the comma. One word holds them.
template <>
PIECE Memo<uint64_t>::Place Memo<uint64_t>::place(const char *element, size_t length) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  const uint64_t key = load(element) << (8 * (longest - length));
#else
  const uint64_t key = load(element) >> (8 * (longest - length));
#endif
  return {key, slot(key)};
}
template <>
PIECE bool Memo<uint64_t>::has(const Place &place) const {
  return keys_[place.slot] == place.key;
}

template <>
PIECE Memo<Bytes32>::Place Memo<Bytes32>::place(const char *element, size_t length) {
  // 32 times 255 and then zeros.
  static constexpr struct Mask {
    unsigned char bytes[64] = {};
    constexpr Mask() {
      for (size_t i = 0; i < 32; ++i) bytes[i] = 255;
    }
  } mask;
  Place place;
  Bytes32 ones;
  std::memcpy(&place.key, element, sizeof place.key);
  std::memcpy(&ones, mask.bytes + 31 - length, sizeof ones);
  place.key &= ones;
  uint64_t first;
  std::memcpy(&first, &place.key, sizeof first);
  // Decimals often agree in their first digits.
  const uint64_t last = length >= 8 ? load(element + length - 7) : 0;
  place.slot = slot(first ^ last * 3);
  return place;
}
template <>
PIECE bool Memo<Bytes32>::has(const Place &place) const {
  const Bits32 same = __builtin_convertvector(keys_[place.slot] == place.key, Bits32);
  uint32_t all;
  std::memcpy(&all, &same, sizeof all);
  return all == UINT32_MAX;
}

/// The different ratios that were read; the code of a ratio is its position among them.
class Codes {
 public:
  /// Finds the code of a ratio, or gives it the next one; false if there is none left.
  bool find(double ratio, uint8_t &code) {
    uint64_t word;
    std::memcpy(&word, &ratio, sizeof word);
    size_t place = (word * 0x9E3779B97F4A7C15) >> (64 - bits);
    for (; places_[place] != 0; place = (place + 1) % (1 << bits)) {
      code = static_cast<uint8_t>(places_[place] - 1);
      if (ratios_[code] == ratio) return true;
    }
    if (count_ == AHP_RATIO_CODES) return false;
    code = static_cast<uint8_t>(count_);
    if (ratio == 0) null_ = code;
    ratios_[count_++] = ratio;
    places_[place] = static_cast<uint16_t>(count_);
    return true;
  }
  /// The code of 0, which stands for null; -1 if it has none.
  int of_null() const { return null_; }
  const double *ratios() const { return ratios_; }
  size_t count() const { return count_; }

 private:
  // Four places for each code, so that few are taken.
  static constexpr int bits = 10;
  double ratios_[AHP_RATIO_CODES];
  /// 1 more than the code of the ratio that has the place; 0 for none.
  uint16_t places_[1 << bits] = {};
  size_t count_ = 0;
  int null_ = -1;
};

}  // namespace

struct ahp_ratio_reader {
  double smallest, largest;
  /// Whether the memos may hold elements whose ratios have no codes.
  bool has_read_numbers;
  Memo<uint64_t> words;
  Memo<Bytes32> texts;
  Codes codes;
};

namespace {

/// ahp_ratios_count.
DISPATCHED size_t count(const char *array, size_t length, int *is_cut) {
  size_t count = 1;
  const char *const end = array + length;
  for (const char *block = array + 1; block < end; block += 64) {
    const uint64_t brackets = positions<'[', ']'>(block);
    // Up to the first bracket.
    const uint64_t before = brackets ? (brackets & -brackets) - 1 : ~uint64_t{0};
    count += static_cast<size_t>(__builtin_popcountll(positions<',', ','>(block) & before));
    if (!brackets) continue;
    const char *const bracket = block + __builtin_ctzll(brackets);
    if (bracket >= end) break;
    *is_cut = 0;
    return *bracket == ']' ? count : 0;
  }
  *is_cut = 1;
  return 0;
}

/// Where ratios go as they are read: as numbers or as codes.
struct Numbers {
  double *ratios;
  PIECE size_t missing(size_t count, const Codes &) const {
    size_t missing = 0;
    for (size_t i = 0; i < count; ++i) missing += ratios[i] == 0;
    return missing;
  }
  static bool code(ahp_ratio_reader *, double, uint8_t &) { return true; }
  template <typename Key>
  PIECE void set(size_t index, const Memo<Key> &memo, const typename Memo<Key>::Place &place) {
    ratios[index] = memo.ratio(place);
  }
  PIECE void set(size_t index, double ratio, uint8_t) { ratios[index] = ratio; }
};
struct Coded {
  uint8_t *codes;
  PIECE size_t missing(size_t count, const Codes &values) const {
    size_t missing = 0;
    const int null = values.of_null();
    if (null >= 0)
      for (size_t i = 0; i < count; ++i) missing += codes[i] == null;
    return missing;
  }
  static bool code(ahp_ratio_reader *reader, double ratio, uint8_t &code) {
    return reader->codes.find(ratio, code);
  }
  template <typename Key>
  PIECE void set(size_t index, const Memo<Key> &memo, const typename Memo<Key>::Place &place) {
    codes[index] = memo.code(place);
  }
  PIECE void set(size_t index, double, uint8_t code) { codes[index] = code; }
};

/// Reads an element and finds its code if ratios are wanted as codes.
template <typename Output>
bool read_element(ahp_ratio_reader *reader, const char *element, const char *end, double &ratio,
                  uint8_t &code) {
  return read_element(element, end, reader->smallest, reader->largest, ratio)
         && Output::code(reader, ratio, code);
}

/// Reads an element that a memo has or will have.
template <typename Output, typename Key>
PIECE bool read_remembered(ahp_ratio_reader *reader, Memo<Key> &memo, const char *element,
                           const char *end, Output output, size_t index, size_t &missed) {
  const auto place = Memo<Key>::place(element, static_cast<size_t>(end - element));
  if (!memo.has(place)) {
    ++missed;
    double ratio;
    uint8_t code = 0;
    if (!read_element<Output>(reader, element, end, ratio, code)) return false;
    memo.remember(place, ratio, code);
  }
  output.set(index, memo, place);
  return true;
}

template <typename Output>
PIECE ahp_ratios read(ahp_ratio_reader *reader, const char *array, size_t length, Output output,
                      size_t capacity) {
  const char *const text_end = array + length;
  const char *element = array + 1;
  size_t count = 0;
  size_t missed = 0;
  bool is_complete = false;
  for (const char *block = element; block < text_end && !is_complete; block += 64) {
    uint64_t ends = positions<',', ']'>(block);
    if (text_end - block < 64) ends &= (uint64_t{1} << (text_end - block)) - 1;
    const uint64_t brackets = positions<']', ']'>(block) & ends;
    if (brackets) ends &= brackets ^ (brackets - 1);
    const auto end_count = static_cast<size_t>(__builtin_popcountll(ends));
    if (end_count > capacity - count) goto stopped;
    // Where most elements are new, as measurements are, remembering them costs more than it saves.
    const bool is_memo_of_use = missed * 2 <= count + 64;
    for (; ends; ends &= ends - 1) {
      const char *const end = block + __builtin_ctzll(ends);
      const auto element_length = static_cast<size_t>(end - element);
      if (is_memo_of_use && element_length <= Memo<uint64_t>::longest) {
        if (!read_remembered(reader, reader->words, element, end, output, count, missed))
          goto stopped;
      } else if (is_memo_of_use && element_length <= Memo<Bytes32>::longest) {
        if (!read_remembered(reader, reader->texts, element, end, output, count, missed))
          goto stopped;
      } else {
        double ratio;
        uint8_t code = 0;
        if (!read_element<Output>(reader, element, end, ratio, code)) goto stopped;
        output.set(count, ratio, code);
      }
      ++count;
      element = end + 1;
    }
    is_complete = brackets != 0;
  }
stopped:
  ahp_ratios result = {};
  result.count = count;
  result.missing = output.missing(count, reader->codes);
  result.complete = is_complete;
  result.end = static_cast<size_t>(element - array);
  return result;
}

/// ahp_ratios_read.
DISPATCHED ahp_ratios read_numbers(ahp_ratio_reader *reader, const char *array, size_t length,
                                   double *ratios, size_t capacity) {
  return read(reader, array, length, Numbers{ratios}, capacity);
}

/// ahp_ratios_read_codes.
DISPATCHED ahp_ratios read_codes(ahp_ratio_reader *reader, const char *array, size_t length,
                                 uint8_t *codes, size_t capacity) {
  return read(reader, array, length, Coded{codes}, capacity);
}

}  // namespace

size_t ahp_ratios_find(const char *text, size_t length, size_t from, int is_behind_list,
                       size_t *resume) {
  const char *const end = text + length;
  const char *p = text + from;
  const auto cut = [&](const char *place) {
    *resume = static_cast<size_t>(place - text);
    return length;
  };
  if (is_behind_list) {
    // The next row of a matrix, perhaps.
    const char *row = past_space(p);
    if (*row == ',' && *(row = past_space(row + 1)) == '[') {
      const char *const first = past_space(row + 1);
      if (begins_scalar(*first)) return static_cast<size_t>(row - text);
      row = first;
    }
    if (row == end) return cut(p);
  }
  // Nothing but the padding's zeros stops a walk over white space at the end of the text.
  while ((p = static_cast<const char *>(
              std::memchr(p, '"', static_cast<size_t>(end - p))))) {
    const char *const quote = p;
    const char *const string = ++p;
    while (p < end && *p != '"') p += *p == '\\' ? 2 : 1;
    if (p >= end) return cut(quote);
    const std::string_view key(string, static_cast<size_t>(p - string));
    ++p;
    if (key != "upperTriangle" && key != "matrix") continue;
    const char *value = past_space(p);
    if (*value == ':') {
      value = past_space(value + 1);
      while (*value == '[') {
        const char *const first = past_space(value + 1);
        if (begins_scalar(*first)) return static_cast<size_t>(value - text);
        value = first;
      }
    }
    if (value == end) return cut(quote);
  }
  return cut(end);
}

size_t ahp_ratios_find_key(const char *text, size_t length) {
  static constexpr std::string_view keys[] = {"\"upperTriangle\"", "\"matrix\""};
  static_assert(keys[0].size() == AHP_RATIOS_LONGEST_KEY);
  size_t first = length;
  for (const auto key : keys) {
    const size_t found = std::string_view(text, length).substr(0, first).find(key);
    if (found < first) first = found;
  }
  return first;
}

size_t ahp_ratios_count(const char *array, size_t length, int *is_cut) {
  return count(array, length, is_cut);
}

ahp_ratio_reader *ahp_ratio_reader_create(double smallest, double largest) {
  auto *const reader = new (std::nothrow) ahp_ratio_reader{};
  if (!reader) return nullptr;
  reader->smallest = smallest;
  reader->largest = largest;
  return reader;
}

void ahp_ratio_reader_free(ahp_ratio_reader *reader) { delete reader; }

ahp_ratios ahp_ratios_read(ahp_ratio_reader *reader, const char *array, size_t length,
                           double *ratios, size_t capacity) {
  reader->has_read_numbers = true;
  return read_numbers(reader, array, length, ratios, capacity);
}

ahp_ratios ahp_ratios_read_codes(ahp_ratio_reader *reader, const char *array, size_t length,
                                 uint8_t *codes, size_t capacity) {
  if (reader->has_read_numbers) return {};
  return read_codes(reader, array, length, codes, capacity);
}

const double *ahp_ratio_reader_ratios(const ahp_ratio_reader *reader, size_t *count) {
  *count = reader->codes.count();
  return reader->codes.ratios();
}
