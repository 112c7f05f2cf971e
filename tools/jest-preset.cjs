// One jest configuration for every project; what a project needs beyond it is passed as the second argument.
const fs = require('node:fs');
const path = require('node:path');

const swc = JSON.parse(fs.readFileSync(path.join(__dirname, '../.swcrc'), 'utf8'));

/** @returns {import('jest').Config} */
module.exports = (rootDir, extra = {}) => ({
  rootDir,
  displayName: path.basename(rootDir),
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/src/**/*.test.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  // Read the libraries' source; never name 'import' or 'require' here, it breaks tslib.
  testEnvironmentOptions: { customExportConditions: ['@cohesion/source', 'node', 'node-addons'] },
  testTimeout: 20_000,
  // Every core: jest leaves one out, which on two cores is half of them.
  maxWorkers: '100%',
  ...extra,
});
