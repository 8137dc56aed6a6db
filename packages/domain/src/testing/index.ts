export * from './builders.js';
export * from './decided.js';
export * from './full-month.js';
export * from './many-creatives.js';
export * from './many-tagging-records.js';
