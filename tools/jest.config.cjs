module.exports = require('./jest-preset.cjs')(__dirname, {
  testMatch: ['<rootDir>/**/*.test.mjs'],
  transform: {},
  testTimeout: 60_000,
});
