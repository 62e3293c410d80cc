/** What is wrong with a template; the message is client-go's. */
export class JsonPathSyntaxError extends Error {}

/** What went wrong while a template ran; the message is client-go's. */
export class JsonPathError extends Error {}
