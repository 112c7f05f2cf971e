import './work.css';

/** Learners never load it. */
export { WorkLayout as Component } from './work-layout.js';
