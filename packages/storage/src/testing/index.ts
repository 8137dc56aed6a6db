export { describeStorageContract } from './storage-contract.js';
export { patternBytes, patternStream } from './patterns.js';
