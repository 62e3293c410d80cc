/** A template that cannot be parsed; the message is Go's. */
export class TemplateSyntaxError extends Error {}

/** A template that failed while it ran. `output` is what it had printed by then. */
export class TemplateError extends Error {
  output = ''
}

/** A function failed; shown as `error calling NAME: message`. */
export class CallError extends Error {}
