import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCourse } from './read-course.js';

const courses = path.resolve(__dirname, '../../../../content/courses');

function filesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );

  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);

      return [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}

describe('content/courses', () => {
  it.each(readdirSync(courses))('%s can be imported, and its slug is its folder', (slug) => {
    expect(readCourse(filesOf(path.join(courses, slug)))).toMatchObject({ ok: true, course: { slug } });
  });
});
