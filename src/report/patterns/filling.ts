/**
 * A parsed template filled with its slots: text, names, and blocks of {{#if}} and {{#unless}}, which is all that patterns
 * are made of. The tree is walked as it is; nothing is compiled into code, so that patterns fill where code from texts is
 * forbidden.
 */
type Slots = Readonly<Record<string, string | boolean>>;

/** What Handlebars' own compiler, strict and without escaping, makes of the same tree and slots. */
export function filled(program: hbs.AST.Program, slots: Slots): string {
  return program.body.map((statement) => filledStatement(statement, slots)).join('');
}

function filledStatement(statement: hbs.AST.Statement, slots: Slots): string {
  if (isContent(statement)) return statement.value;
  if (isMustache(statement)) return printedSlot(nameIn(statement.path), slots);
  if (isBlock(statement)) return filledBlock(statement, slots);
  if (statement.type === 'CommentStatement') return '';
  throw new Error(`a pattern cannot hold a ${statement.type}`);
}

function printedSlot(name: string, slots: Slots): string {
  const value = Object.hasOwn(slots, name) ? slots[name] : undefined;
  if (value === undefined) throw new Error(`"${name}" not defined in the slots`);
  return String(value);
}

function filledBlock({ path, params, program, inverse }: hbs.AST.BlockStatement, slots: Slots): string {
  const [condition] = params;
  const helper = nameIn(path);
  if ((helper !== 'if' && helper !== 'unless') || condition === undefined || params.length !== 1) {
    throw new Error(`a pattern cannot hold a block of ${helper}`);
  }
  const name = nameIn(condition);
  const holds = Object.hasOwn(slots, name) && Boolean(slots[name]);
  const chosen: hbs.AST.Program | undefined = holds === (helper === 'if') ? program : inverse;
  return chosen === undefined ? '' : filled(chosen, slots);
}

function nameIn(expression: hbs.AST.Expression): string {
  return isPath(expression) ? expression.original : '';
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

function isContent(node: hbs.AST.Node): node is hbs.AST.ContentStatement {
  return node.type === 'ContentStatement';
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}
