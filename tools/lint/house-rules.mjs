// Rules that oxlint does not have itself.

/** Refuses `new Date()` and `Date()`, which read the clock, and leaves `new Date(value)` alone. */
const noCurrentTime = {
  meta: { messages: { clock: 'Take the time as an argument.' } },
  /** @param {any} context */
  create(context) {
    /** @param {any} node */
    const check = (node) => {
      const readsClock =
        node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0;
      if (readsClock) context.report({ node, messageId: 'clock' });
    };

    return { NewExpression: check, CallExpression: check };
  },
};

export default { meta: { name: 'house' }, rules: { 'no-current-time': noCurrentTime } };
