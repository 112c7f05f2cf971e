import { BODIES, formatInUnit, formatMinutes, reasonSentence } from '@cohesion/credit';

/** @typedef {import('./check.mjs').Report} Report */
/** @typedef {import('./check.mjs').Read} Read */
/** @typedef {import('./check.mjs').LibraryFinding} LibraryFinding */
/** @typedef {import('./check.mjs').CurriculumMap} CurriculumMap */

/** @param {number} value */
const whole = (value) => value.toLocaleString('en-US');

/**
 * Everything about one course: its figures, what each body gives for it and how, and how many findings there are.
 *
 * @param {Report} report
 */
export function courseTable({ slug, read, findings }) {
  if (read === null) return `${slug}\n  cannot be imported: ${findings.length} mistakes`;
  const { course, measures } = read;
  const { grade, cases } = measures;
  const rows = [
    ['study words', `${whole(measures.words)} in ${measures.lessons} lessons`],
    [
      'reading grade',
      grade === null
        ? '-'
        : `${grade.all.toFixed(1)}; lessons ${grade.lowest.toFixed(1)} to ${grade.highest.toFixed(1)}`,
    ],
    ['objectives', `${measures.objectives}, each in a lesson and in items`],
    [
      'items',
      `${measures.items}, ${measures.judgements} judgement; keys ${measures.keyPositions.join('/')}, longest in ${measures.keysLongest}; quiz of ${course.quiz.draw}`,
    ],
    ['examples', examplesOf(read)],
    ...cases.map(({ id, steps, endings }) => ['branching case', `${id}: ${steps} steps, ${endings} endings`]),
    ['back matter', `${measures.terms} terms, ${measures.references} references`],
    ...creditRows(read),
    ['findings', findings.length === 0 ? 'none' : String(findings.length)],
  ];

  return [`${slug}   ${course.title}`, aligned(rows)].join('\n');
}

/** @param {Read} read */
function examplesOf({ measures: { vignettes, figures, reflections, selfChecks, handouts } }) {
  return `${vignettes} vignettes, ${figures} figures, ${reflections} reflections, ${selfChecks} self-checks, ${handouts} handouts`;
}

/**
 * @param {Read} read
 * @returns {string[][]}
 */
function creditRows({ course, worksheet }) {
  if (worksheet === null) return [['credit', 'cannot be counted']];
  const rows = worksheet.lines.map(({ body, method, minutes, outcome }) => [
    `  ${BODIES[body].name}`,
    `${formatMinutes(minutes)} minutes by ${method.text}: ${outcome.offered ? formatInUnit(outcome.amount, body) : reasonSentence(outcome.reason)}`,
  ]);
  const note = course.countsForCredit ? '' : '; not for credit, what it would be';

  return [
    ['credit', `for ${formatMinutes(worksheet.safeMinutes)} minutes, the smallest count${note}`],
    ...rows,
  ];
}

/**
 * One line for each course.
 *
 * @param {readonly Report[]} reports
 */
export function libraryTable(reports) {
  const head = ['course', 'words', 'grade', 'lessons', 'objectives', 'items', 'judgement', 'keys'];
  const rows = reports.map((report) => [
    report.slug,
    ...figuresOf(report.read),
    creditOf(report.read),
    report.findings.length === 0 ? 'none' : String(report.findings.length),
  ]);
  const counted = reports.filter(({ read }) => read?.course.countsForCredit === true);
  const hours = counted.reduce((sum, { read }) => sum + (read?.creditHours ?? 0), 0);
  const table = aligned([[...head, 'vignettes', 'cases', 'figures', 'credit hours', 'findings'], ...rows]);

  return `${table}\n  ${hours} credit hours together`;
}

/** @param {Read | null} read */
function figuresOf(read) {
  if (read === null) return Array(10).fill('-');
  const { words, grade, lessons, objectives, items, judgements, keyPositions, vignettes, cases, figures } =
    read.measures;

  return [
    whole(words),
    grade?.all.toFixed(1) ?? '-',
    ...[lessons, objectives, items, judgements].map(String),
    keyPositions.join('/'),
    ...[vignettes, cases.length, figures].map(String),
  ];
}

/** @param {Read | null} read */
function creditOf(read) {
  if (read === null || read.creditHours === null) return '-';

  return read.course.countsForCredit ? read.creditHours.toFixed(1) : 'not for credit';
}

/**
 * How much of the library is about each competency, therapeutic factor and stage, and what is missing.
 *
 * @param {CurriculumMap} map
 */
export function mapTable({ competencies, factors, stages, gaps }) {
  const table = aligned([
    ['competency, factor or stage', 'objectives', 'items', 'courses'],
    ...[...competencies, ...factors, ...stages].map(({ name, objectives, items, courses }) => [
      name,
      ...[objectives, items, courses].map(String),
    ]),
  ]);

  return [table, ...gaps.map(({ sentence }) => `  ${sentence}`)].join('\n');
}

/**
 * Each finding on a line of its own, with the place to open.
 *
 * @param {readonly Report[]} reports
 * @param {readonly LibraryFinding[]} findings
 * @param {string} folder as a person would write it
 * @returns {string[]}
 */
export function findingLines(reports, findings, folder) {
  const inCourses = reports.flatMap((report) =>
    report.findings.map(
      ({ file, line, field, message }) => `${folder}/${report.slug}/${file}:${line} ${field} ${message}`,
    ),
  );
  const inLibrary = findings.map(({ course, file, line, field, message }) =>
    course === null ? `${folder} ${message}` : `${folder}/${course}/${file}:${line} ${field} ${message}`,
  );

  return [...inCourses, ...inLibrary].map((line) => line.replace(/ {2,}/g, ' '));
}

/** @param {readonly (readonly string[])[]} rows */
function aligned(rows) {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );

  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd())
    .join('\n');
}
