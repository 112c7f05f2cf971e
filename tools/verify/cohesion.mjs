#!/usr/bin/env node
// `npx cohesion verify FILE.pdf`: checks a certificate and says what it found. Ends with 0 when everything was checked
// and holds, 1 when something is wrong, 2 when nothing is wrong but not everything could be checked or read.
import process from 'node:process';
import { verifyFromCommandLine } from './verify.mjs';

process.exitCode = await verifyFromCommandLine(process.argv.slice(2), {
  print: console.log,
  complain: console.error,
});
