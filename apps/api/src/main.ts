import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { dataSource } from './database.js';
import { createHttpApp } from './http-app.js';
import { readConfig } from './platform/config.js';
import { watchParent } from './platform/orphan-watch.js';

async function main(): Promise<void> {
  const config = readConfig();
  const source = await dataSource(config.database.url, config.database.pool).initialize();
  const app = await createHttpApp(config, AppModule.forHttp({ config, source }));
  watchParent(config.parentPid, () => void app.close().finally(() => process.exit(0)));
  await app.listen(config.http.port, config.http.host);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
