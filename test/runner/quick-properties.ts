import fc from 'fast-check';

/**
 * Loaded before the units of `npm run check`: a property runs as often as fits into this time, its usual number of times at most.
 * `npm test` runs all of them. A counterexample that is found fails here too; running out of time does not.
 */
fc.configureGlobal({ interruptAfterTimeLimit: 150, markInterruptAsFailure: false });
