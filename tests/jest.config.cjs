module.exports = require('../tools/jest-preset.cjs')(__dirname, {
  testMatch: ['<rootDir>/*.spec.ts'],
  // Each file starts a system of its own: one at a time on a small machine.
  maxWorkers: 1,
  testTimeout: 180_000,
});
