module.exports = require('./jest-preset.cjs')(__dirname, {
  testMatch: ['<rootDir>/**/*.test.mjs'],
  transform: {},
  // They start and stop whole systems, and some measure how long that takes.
  maxWorkers: 1,
  testTimeout: 60_000,
});
