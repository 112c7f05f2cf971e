/** Words that make a capitalized name near them look like a real person in treatment. */
const aboutSomeone = /\b(?:client|patient|member|supervisee|named|called)\b/iu;
const fullName = /(?<![.!?]\s)(?<!^)\b\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}{2,}\b/u;

const patterns: readonly { what: string; found: (text: string) => boolean }[] = [
  { what: 'an email address', found: (text) => /[\w.+-]+@[\w-]+\.\w{2,}/u.test(text) },
  {
    what: 'a telephone number',
    found: (text) => /(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b/u.test(text),
  },
  { what: 'a Social Security number', found: (text) => /\b\d{3}-\d{2}-\d{4}\b/u.test(text) },
  {
    what: 'a date of birth',
    found: (text) => /\b(?:born|dob|birth(?:day|date)?)\b.{0,20}\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/iu.test(text),
  },
  {
    what: 'a record number',
    found: (text) => /\b(?:mrn|chart|record|case)\s*(?:no\.?|number|#)?\s*:?\s*\d{4,}/iu.test(text),
  },
  {
    what: 'a street address',
    found: (text) =>
      /\b\d{1,5}\s+(?:\p{Lu}\p{Ll}+\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd)\b/u.test(
        text,
      ),
  },
  { what: 'a full name', found: (text) => fullName.test(text) },
  {
    what: 'a name with an age',
    found: (text) =>
      /\b\p{Lu}\p{Ll}+(?:,?\s+\p{Ll}+){0,3},?\s+\(?(?:1[89]|[2-9]\d)\b/u.test(text) &&
      aboutSomeone.test(text),
  },
];

/**
 * What in a private note looks as if it could identify a client, in words; empty when nothing does. Runs on the device
 * alone and only warns: it knows patterns, not people, so it can miss things and be wrong.
 */
export function mayIdentifyClient(text: string): string[] {
  return patterns.filter(({ found }) => found(text)).map(({ what }) => what);
}
