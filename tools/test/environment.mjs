import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run } from '../support/run.mjs';

/** A program that some tests need. @typedef {{ name: string, programs: readonly string[], package: string, suites: string }} Need */

/** @type {readonly Need[]} */
const needs = [
  {
    name: 'chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    package: 'chromium',
    suites: 'the journeys in the browser',
  },
  {
    name: 'redis-server',
    programs: ['redis-server', 'valkey-server'],
    package: 'redis-server',
    suites: 'the job tests on Redis',
  },
  {
    name: 'poppler',
    programs: ['pdftotext', 'pdfinfo', 'pdffonts', 'pdftoppm', 'pdfdetach', 'pdfsig'],
    package: 'poppler-utils',
    suites: 'the tests that read certificates',
  },
  {
    name: 'qpdf',
    programs: ['qpdf'],
    package: 'qpdf',
    suites: 'the tests that check the structure of certificates',
  },
  {
    name: 'openssl',
    programs: ['openssl'],
    package: 'openssl',
    suites: 'the tests that check signatures',
  },
];

/** For poppler all programs are needed, for the others the first that is found. @param {Need} need */
function isMet(need) {
  if (need.name === 'chromium' && process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH);
  const found = need.programs.map(programPath);

  return need.name === 'poppler' ? found.every(Boolean) : found.some(Boolean);
}

/**
 * Finds the programs that tests use, installs what is missing where that is possible, and says in one sentence what
 * stays missing. Tests learn it from COHESION_TEST_WITHOUT, a list of names separated by commas, and leave themselves
 * out; with CI set that fails the run.
 *
 * @param {object} wanted
 * @param {(line: string) => void} wanted.say
 * @param {AbortSignal} [wanted.signal]
 * @returns {Promise<NodeJS.ProcessEnv>} what to add to the environment of the tests
 */
export async function prepareEnvironment({ say, signal }) {
  let missing = needs.filter((need) => !isMet(need));
  if (missing.length > 0 && canInstall()) {
    await install(
      missing.map((need) => need.package),
      { say, signal },
    );
    missing = needs.filter((need) => !isMet(need));
  }
  if (missing.length > 0) say(sentence(missing));

  return {
    COHESION_TEST_WITHOUT: missing.map(({ name }) => name).join(','),
    ...environmentFor('CHROMIUM_PATH', 'chromium'),
    ...environmentFor('REDIS_SERVER_PATH', 'redis-server'),
  };
}

/** @param {readonly Need[]} missing */
function sentence(missing) {
  const suites = missing.map((need) => need.suites).join(', ');
  const packages = missing.map((need) => need.package).join(' ');

  return `Not run here: ${suites}; install what they need with: sudo apt-get install ${packages}`;
}

/**
 * @param {string} variable
 * @param {string} name
 */
function environmentFor(variable, name) {
  const found =
    process.env[variable] ??
    needs
      .find((need) => need.name === name)
      ?.programs.map(programPath)
      .find(Boolean);

  return found ? { [variable]: found } : {};
}

const canInstall = () => process.getuid?.() === 0 && programPath('apt-get') !== undefined;

/**
 * @param {readonly string[]} packages
 * @param {{ say: (line: string) => void, signal?: AbortSignal }} options
 */
async function install(packages, { say, signal }) {
  say(`Installing ${packages.join(', ')} for the tests …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, signal };
  await run('apt-get', ['update', '-qq'], options);
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    options,
  );
  if (code !== 0) say(output);
}

/**
 * @param {string} program
 * @returns {string | undefined}
 */
function programPath(program) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file));
}
