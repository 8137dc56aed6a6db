import { systemScope } from '@smarttag/domain';

/** Nobody asks for what the worker does, and it may see and change all. */
export const SYSTEM = systemScope();
