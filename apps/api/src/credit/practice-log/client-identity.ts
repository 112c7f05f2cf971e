/** What words can look like, and why they should not be here. */
const sentences = {
  email: 'This looks like an email address.',
  phone: 'This looks like a phone number.',
  'record-number': 'This looks like the number of a record.',
  address: 'This looks like somebody’s address.',
  'date-of-birth': 'This looks like a date of birth.',
  'name-with-age': 'This looks like a name with an age.',
  'initials-with-date': 'This looks like initials with a date.',
  'named-client': 'This looks like the name of a client.',
  age: 'This looks like the description of one person.',
} as const;

export type ClientLikeness = keyof typeof sentences;
export type Found = Readonly<{ words: string; kind: ClientLikeness; sentence: string }>;

/** Words with a capital that often stand before a number and are nobody's name. */
const notNames = [
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar',
  'Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec',
  'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mondays|Tuesdays|Wednesdays|Thursdays',
  'Fridays|Saturdays|Sundays|Mon|Tue|Wed|Thu|Fri|Sat|Sun',
  'Group|Groups|Session|Sessions|Week|Weeks|Room|Part|Phase|Module|Level|Unit|Cohort|Series|Year|Term',
  'Semester|Quarter|Spring|Summer|Fall|Winter|Autumn',
  'Building|Floor|Ward|Site|Clinic|Team|Track|Step|Meeting|Hour|Hours|Class|Ages|Age|Aged|Grade|Grades',
  'Members|Until|From|To|At|On|And|For|With',
].join('|');
/** Short forms in capitals that are no initials. */
const notInitials = 'AM|PM|ED|ER|VA|IP|OP|IOP|PHP|CBT|DBT|ACT|PTSD|DC|US';

const date = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)`;
const aName = String.raw`(?!(?:${notNames})\b)\p{Lu}\p{Ll}+(?:[ -]\p{Lu}(?:\p{Ll}+|\.))?`;
const initials = String.raw`(?!(?:${notInitials})\b)\p{Lu}\.? ?\p{Lu}\.?(?: ?\p{Lu}\.?)?`;
const notATime = String.raw`(?![\d:]|\s*(?:[ap]\.?m\b|h\b|hrs?\b|hours?\b|min|weeks?\b|sessions?\b|members\b|people\b|%))`;
const street =
  '(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|terrace|parkway|pkwy)';

/** In this order: words that are one thing are not looked at again as another. */
const patterns: readonly (readonly [ClientLikeness, RegExp])[] = [
  ['email', /[^\s@<>(),;]+@[^\s@<>(),;]+\.[\p{L}]{2,}/gu],
  [
    'date-of-birth',
    new RegExp(
      String.raw`\b(?:d\.?o\.?b\.?|born|birthday|date of birth)\b[ :,]*(?:on |in )?(?:${date}|\d{4})`,
      'giu',
    ),
  ],
  ['record-number', /\b\d{3}-\d{2}-\d{4}\b/gu],
  [
    'record-number',
    /\b(?:mrn|medical record|record|chart|case|client|patient|file|account|policy|member id|insurance|id)(?: ?(?:no\.?|number|nr\.?|id|#|:))*[ #:]*[a-z]{0,4}-?\d{3,}[\w-]*/giu,
  ],
  ['record-number', /#\s?[A-Z]{0,4}-?\d{4,}/giu],
  ['address', new RegExp(String.raw`\b\d{1,5} (?:[\p{L}.'’-]+ ){1,4}?${street}\b\.?`, 'giu')],
  ['address', /\b[A-Z]{2} \d{5}(?:-\d{4})?\b/gu],
  [
    'phone',
    new RegExp(String.raw`(?<![\w-])(?!${date}(?!\d))\+?\(?\d(?:[ ().\/-]{0,2}\d){6,14}(?![\w-])`, 'gu'),
  ],
  [
    'initials-with-date',
    new RegExp(String.raw`(?<![\p{L}.])${initials}[,:]? (?:on |from |seen )?${date}`, 'gu'),
  ],
  ['initials-with-date', new RegExp(String.raw`${date}[,:]? ${initials}(?![\p{L}])`, 'gu')],
  [
    'name-with-age',
    new RegExp(
      String.raw`(?<!\p{L})${aName}(?:,? \(?|,\s?|\()(?:age |aged |is )?\d{1,2}(?!\d|[/.-]\d)${notATime}(?:[ -]?(?:y\/?o|yrs?|years?)(?:[ -]old)?)?\)?`,
      'gu',
    ),
  ],
  [
    'named-client',
    new RegExp(
      String.raw`\b(?:[Cc]lient|[Pp]atient|[Pp]t\.?|CLIENT|PATIENT)(?: named|:|,)? (?:${aName}|${initials})(?!\p{L})`,
      'gu',
    ),
  ],
  ['age', /\b\d{1,3}[ -](?:year|yr)s?[ -]old\b(?!s)|\b\d{1,3} ?y\/?o\b/giu],
];

/**
 * Words that look like a client's identity, so that nobody saves one by accident: names with ages, initials with dates,
 * phone numbers, email and street addresses, record numbers, dates of birth. It warns and does not decide: a pattern can be
 * wrong either way, and whoever wrote the words can say that they are about nobody. Each stretch of text is found once.
 */
export function findClientIdentity(text: string): Found[] {
  let rest = text;
  const found: (Found & { at: number })[] = [];
  for (const [kind, pattern] of patterns) {
    for (const { 0: words, index } of rest.matchAll(pattern)) {
      found.push({ words: words.trim(), kind, sentence: sentences[kind], at: index });
      rest = rest.slice(0, index) + ' '.repeat(words.length) + rest.slice(index + words.length);
    }
  }

  return found.toSorted((one, other) => one.at - other.at).map(({ at: _, ...one }) => one);
}
