// `npm start`, after prepare.mjs: everything Cohesion needs, in one terminal.
import process from 'node:process';
import { isRecentEnough } from './prepare/toolchain.mjs';

if (isRecentEnough(process.version)) {
  const { launchFromCommandLine } = await import('./start/launch.mjs');
  await launchFromCommandLine();
} else {
  console.error(
    `This needs Node 24.11 or later, and this is ${process.version}; "npm start" brings the right one.`,
  );
  process.exitCode = 1;
}
