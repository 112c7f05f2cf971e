import type { INestApplicationContext } from '@nestjs/common';
import { AccountsSeed, type DemoAccount } from './accounts/accounts.seed.js';
import { CourseImportService, type ImportedCourse } from './courses/course-import.service.js';
import { RuleSetImportService } from './credit/rule-sets/rule-set-import.service.js';
import { SocietyImportService } from './societies/society-import.service.js';

export type ContentImport = Readonly<{
  societies: readonly Readonly<{ slug: string; changed: boolean; courses: readonly ImportedCourse[] }>[];
  accounts: readonly DemoAccount[];
}>;

/** Brings the database in line with `content/`. The same content again changes nothing. */
export async function importContent(app: INestApplicationContext): Promise<ContentImport> {
  const societies = await app.get(SocietyImportService).importAll();
  const [anySociety] = societies;
  if (anySociety) await app.get(RuleSetImportService).importAll(anySociety.id);
  const courses = app.get(CourseImportService);
  const seed = app.get(AccountsSeed);
  const imported: ContentImport['societies'][number][] = [];
  const accounts: DemoAccount[] = [];
  for (const { id, slug, changed, courses: offered, demoAccounts } of societies) {
    imported.push({ slug, changed, courses: await courses.importFor(id, offered) });
    accounts.push(...(await seed.makeDemoAccounts(id, demoAccounts)));
  }

  return { societies: imported, accounts };
}
