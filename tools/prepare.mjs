// Runs before `npm start` and `npm test`, on whatever Node the machine has and before anything is installed: nothing
// may be imported here until the version is known to be one that the rest of the tools understands.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Cohesion needs Node 20.19 or later to start from, and this is ${process.version}; see https://nodejs.org.`,
  );
  process.exitCode = 1;
} else {
  void import('./prepare/prepare.mjs').then(({ prepareFromCommandLine }) => prepareFromCommandLine());
}
