/// What questionnaires say in English, by the keys of the texts of a language. Names in braces are
/// put in later.
enum EnglishQuestionnaire {
  /// The texts in their order: the words for 1 … 9 between criteria and between alternatives,
  /// questions, what a dialogue in a terminal says, and what the page says by the keys that its
  /// script uses.
  ///
  /// Source of the words for 1 … 9: T. L. Saaty, "A scaling method for priorities in hierarchical
  /// structures", *Journal of Mathematical Psychology* 15 (1977), 234–281,
  /// doi:10.1016/0022-2496(77)90033-5, and for the values between A. Ishizaka and A. Labib, *Expert
  /// Systems with Applications* 38 (2011), 14336–14345, doi:10.1016/j.eswa.2011.04.143.
  static let texts: [(key: String, text: String)] = [
    ("criteria1", "{first} and {second} are equally important"),
    ("criteria2", "{first} is slightly more important than {second}"),
    ("criteria3", "{first} is moderately more important than {second}"),
    ("criteria4", "{first} is moderately to strongly more important than {second}"),
    ("criteria5", "{first} is strongly more important than {second}"),
    ("criteria6", "{first} is strongly to very strongly more important than {second}"),
    ("criteria7", "{first} is very strongly more important than {second}"),
    ("criteria8", "{first} is very, very strongly more important than {second}"),
    ("criteria9", "{first} is extremely more important than {second}"),
    ("alternatives1", "{first} and {second} are equally good"),
    ("alternatives2", "{first} is slightly better than {second}"),
    ("alternatives3", "{first} is moderately better than {second}"),
    ("alternatives4", "{first} is moderately to strongly better than {second}"),
    ("alternatives5", "{first} is strongly better than {second}"),
    ("alternatives6", "{first} is strongly to very strongly better than {second}"),
    ("alternatives7", "{first} is very strongly better than {second}"),
    ("alternatives8", "{first} is very, very strongly better than {second}"),
    ("alternatives9", "{first} is extremely better than {second}"),
    ("influences1", "{first} and {second} are equally influential"),
    ("influences2", "{first} is slightly more influential than {second}"),
    ("influences3", "{first} is moderately more influential than {second}"),
    ("influences4", "{first} is moderately to strongly more influential than {second}"),
    ("influences5", "{first} is strongly more influential than {second}"),
    ("influences6", "{first} is strongly to very strongly more influential than {second}"),
    ("influences7", "{first} is very strongly more influential than {second}"),
    ("influences8", "{first} is very, very strongly more influential than {second}"),
    ("influences9", "{first} is extremely more influential than {second}"),
    ("criteriaQuestion", "For “{criterion}”: which is more important, {first} or {second}?"),
    (
      "alternativesQuestion", "With respect to “{criterion}”: which is better, {first} or {second}?"
    ),
    ("influencesQuestion", "For “{criterion}”: which influences it more, {first} or {second}?"),
    (
      "clustersQuestion",
      "For the cluster “{criterion}”: which cluster influences it more, {first} or {second}?"
    ),
    ("criteriaAsked", "For “{criterion}”: which is more important, and by how much?"),
    ("alternativesAsked", "With respect to “{criterion}”: which is better, and by how much?"),
    ("influencesAsked", "For “{criterion}”: which influences it more, and by how much?"),
    (
      "clustersAsked",
      "For the cluster “{criterion}”: which cluster influences it more, and by how much?"
    ),
    ("clustersTitle", "Clusters that influence {criterion}"),
    ("criterionSide", "{item} is more important"),
    ("alternativeSide", "{item} is better"),
    ("influenceSide", "{item} influences it more"),
    ("howMuch", "By how much?"),
    ("goal", "Goal"),
    ("method", "CR with the random index of {table}"),
    (
      "printedIntroduction",
      "Circle one number for each pair: on the left side if the left item is your answer "
        + "to the question above, on the right side if the right one is; 1 if they are "
        + "equal, 3 moderately, 5 strongly, 7 very strongly, 9 extremely, and 2, 4, 6, 8 "
        + "between. Leave a pair open if you cannot say."
    ),
    ("participant", "Name"),
    (
      "judgingHelp",
      "Answer with how many times the first is preferred: 1 equal, 3 moderately, 5 "
        + "strongly, 7 very strongly, 9 extremely; 1/3 … 1/9 (or /3 … /9) if the second "
        + "is. s skips, u goes back, q stops (answers are kept), ? shows this again."
    ),
    ("judgingWrong", "'{answer}' is not an answer (expected 1 … 9 or 1/9 … 1, s, u, q or ?)."),
    ("judgingNothingBefore", "There is no question before this one."),
    ("judgingChange", "Another answer, or Enter to keep yours:"),
    ("judgingProgress", "{answered} of {total} answered."),
    ("judgingEnd", "That was the last question."),
    ("judgingStopped", "Stopped; with the same file it goes on here."),
    (
      "introduction",
      "For each pair, press a number on the side of what matters more: 2 a little more "
        + "… 9 extremely more; or 1 if both are equal. You may skip questions."
    ),
    (
      "length",
      "Questions: {total}; minutes: about {minutes}. You can stop at any time "
        + "and go on later on this device."
    ),
    (
      "privacy",
      "Your answers stay on this device until you save them and hand the file in. The "
        + "page works offline."
    ),
    (
      "noDraft",
      "This browser does not let the page keep a draft: please do not close it before "
        + "you have saved your answers."
    ),
    ("name", "Your name"),
    ("begin", "Begin"),
    ("goOn", "Continue"),
    ("start", "Start"),
    ("map", "Overview"),
    ("part", "Part {part} of {parts}: {title}"),
    (
      "scale",
      "1 equal, 3 moderately, 5 strongly, 7 very strongly, 9 extremely; 2, 4, 6 and 8 "
        + "between."
    ),
    ("equal", "equal"),
    ("back", "Back"),
    ("next", "Next"),
    ("toOpen", "Next open question"),
    ("progressLabel", "Questions answered"),
    ("progress", "{answered} of {total} answered, {skipped} skipped"),
    ("open", "Not answered yet."),
    ("skip", "Skip this question"),
    ("skipped", "Skipped."),
    ("unconnected", "Consistency shows as soon as your answers connect all items."),
    ("noContradiction", "So few answers cannot contradict each other yet."),
    ("noRandomIndex", "There is no random index for so many items."),
    ("consistent", "Your answers agree with each other: CR {ratio} (at most {limit})."),
    ("inconsistent", "Your answers contradict each other: CR {ratio} (at most {limit})."),
    ("lookAgain", "Please look at this one again: {answer}."),
    ("suggestion", "Your other answers go better with: {suggestion} (CR {ratio})."),
    ("end", "Hand in"),
    ("openCount", "Open questions: {count}"),
    ("allAnswered", "Every question is answered or skipped."),
    ("contradictions", "Answers that contradict each other:"),
    (
      "endExplained",
      "Save your answers as a file and send it to whoever asked you. One of the two "
        + "files is enough."
    ),
    ("nameMissing", "Please write your name first."),
    ("nothingAnswered", "No question is answered yet."),
    ("saveJSON", "Save answers"),
    ("saveCSV", "Save as table (CSV)"),
    ("saved", "Saved as {file}, in the folder for downloads."),
    (
      "savedExplained",
      "Send this file to whoever asked you, by mail or message. If no file was saved, "
        + "copy the text below and send it instead."
    ),
    ("contents", "Contents of the file"),
    ("share", "Send …"),
    ("copy", "Copy the text"),
    ("copied", "Copied"),
    ("startAgain", "Start again"),
    ("startAgainQuestion", "Discard all answers?"),
    ("noScript", "This questionnaire needs JavaScript."),
  ]
}
