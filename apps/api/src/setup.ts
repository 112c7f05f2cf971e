import 'reflect-metadata';
import type { ContentImport } from './content-import.js';
import { dataSource } from './database.js';
import { migrate, migrateQueue } from './migrate.js';
import { readConfig } from './platform/config.js';

/**
 * Brings tables, then content up to date. Says on a line of its own when the tables are: from then on http and worker
 * can start, and how long the content took. Ends with one line of JSON for the launcher.
 */
async function main(): Promise<void> {
  const config = readConfig();
  if (config.database.ownerUrl) await migrate(config.database.ownerUrl);
  if (config.queue.backend === 'postgres') await migrateQueue(config.queue.url);
  process.stdout.write(`${JSON.stringify({ migrated: true })}\n`);
  // Loaded only now: the tables do not have to wait for the whole application.
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await import('./app.module.js');
  const { importContent } = await import('./content-import.js');
  const { createLogger, NestLogger } = await import('./platform/logging.js');
  const source = await dataSource(config.database.url, 4).initialize();
  const app = await NestFactory.createApplicationContext(AppModule.forHttp({ config, source }), {
    logger: new NestLogger(createLogger('error')),
  });
  const begun = process.hrtime.bigint();
  const imported = await importContent(app);
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  process.stdout.write(`${JSON.stringify({ imported: true, seconds })}\n`);
  await app.close();
  report(imported);
}

function report({ societies, accounts }: ContentImport): void {
  for (const { courses } of societies) {
    for (const course of courses) {
      if (course.outcome !== 'refused') continue;
      for (const { file, line, field, message } of course.mistakes) {
        process.stderr.write(`${course.folder}/${file}:${line} ${field}: ${message}\n`);
      }
    }
  }
  process.stdout.write(`${JSON.stringify({ accounts, societies: societies.map(({ slug }) => slug) })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
