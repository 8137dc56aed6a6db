export { startGateway, type Gateway, type GatewayOptions } from './gateway/start-gateway.js';
export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './stack/demo.js';
export { startStack, type Stack, type StackOptions } from './stack/start-stack.js';
export { UserFacingError } from './user-facing-error.js';
