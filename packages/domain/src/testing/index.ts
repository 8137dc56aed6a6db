export * from './builders.js';
export * from './many-creatives.js';
