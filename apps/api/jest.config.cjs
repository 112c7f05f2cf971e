module.exports = require('../../tools/jest-preset.cjs')(__dirname, {
  globalSetup: '<rootDir>/src/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/src/testing/global-teardown.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
});
