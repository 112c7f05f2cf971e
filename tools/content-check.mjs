// `npm run content:check`: every course in content/courses against the format and against the rules of a good course;
// content/README.md lists them. `npm run content:check -- my-course` looks at one course alone, `--brief` prints one
// line for each course, `--courses=folder` looks elsewhere. Ends with 1 when anything is found.
import process from 'node:process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkCourses } from './content-check/check.mjs';
import { claimedBodies } from './content-check/bodies.mjs';
import { courseTable, findingLines, libraryTable, mapTable } from './content-check/tables.mjs';
import { explain } from './support/refusal.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      brief: { type: 'boolean', default: false },
      courses: { type: 'string', default: path.join(root, 'content/courses') },
    },
  });
  const { reports, findings, map } = checkCourses({
    folder: values.courses,
    slugs: positionals,
    bodies: claimedBodies(path.join(root, 'content/societies')),
  });
  if (!values.brief) for (const report of reports) console.log(`${courseTable(report)}\n`);
  if (!values.brief && map !== null) console.log(`${mapTable(map)}\n`);
  console.log(libraryTable(reports));
  for (const line of findingLines(reports, findings, path.relative(process.cwd(), values.courses)))
    console.error(line);
  const wrong = findings.length + reports.reduce((sum, report) => sum + report.findings.length, 0);
  console.log(`content      ${wrong === 0 ? 'fine' : `${wrong} to mend, see above`}`);
  process.exitCode = wrong === 0 ? 0 : 1;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
