import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.token.js';
import { CoursePublishing, type Publication } from './course-publishing.service.js';

export type ImportedCourse = Publication & Readonly<{ folder: string }>;

/** In bytes; a text of that size is not a lesson. */
const largestFile = 2 * 1024 * 1024;

/** Brings courses in line with `content/courses`: each folder named is one course. */
@Injectable()
export class CourseImportService {
  constructor(
    private readonly publishing: CoursePublishing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Publishes the courses a society offers. A course with a mistake is left out whole and its mistakes answered. */
  async importFor(societyId: string, courses: readonly string[]): Promise<ImportedCourse[]> {
    const imported: ImportedCourse[] = [];
    for (const course of courses) {
      const folder = `content/courses/${course}`;
      const files = await readFolder(path.join(this.config.files.content, 'courses', course));
      imported.push({ folder, ...(await this.publishing.publish(societyId, course, files)) });
    }

    return imported;
  }
}

async function readFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    if (bytes.byteLength > largestFile) throw new Error(`${file} is larger than ${largestFile} bytes`);
    files.set(path.relative(folder, file).replaceAll(path.sep, '/'), bytes.toString('utf8'));
  }

  return files;
}
