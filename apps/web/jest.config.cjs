module.exports = require('../../tools/jest-preset.cjs')(__dirname, {
  testEnvironment: '<rootDir>/src/testing/browser.cjs',
  moduleNameMapper: { '\\.css$': '<rootDir>/src/testing/no-styles.cjs', '^(\\.{1,2}/.*)\\.js$': '$1' },
});
