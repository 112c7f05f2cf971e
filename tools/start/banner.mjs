/** @typedef {{ role: string, email: string, password: string }} Account */
/** What setup.js says in its last line. @typedef {{ accounts: readonly Account[], society?: { name?: string } }} Demo */

/**
 * What a person needs to begin: the address, and who to sign in as.
 *
 * @param {object} facts
 * @param {string} facts.address
 * @param {Demo} facts.demo
 * @param {boolean} facts.readableMail whether mail is kept at /dev/mail
 * @param {string} facts.logs
 * @returns {string}
 */
export function banner({ address, demo, readableMail, logs }) {
  const lines = ['', `Cohesion is ready at ${address}`, ''];
  if (demo.accounts.length > 0) {
    lines.push(`Sample accounts${demo.society?.name ? ` of ${demo.society.name}` : ''}:`, '');
    lines.push(...table(demo.accounts), '');
  }
  if (readableMail) lines.push(`Mail it sends can be read at ${address}/dev/mail`);
  lines.push(`Logs are in ${logs}; Ctrl-C stops everything.`, '');

  return lines.join('\n');
}

/** @param {readonly Account[]} accounts */
function table(accounts) {
  const rows = [
    ['role', 'email', 'password'],
    ...accounts.map(({ role, email, password }) => [role, email, password]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));

  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd(),
  );
}
