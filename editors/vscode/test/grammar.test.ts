import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coloured } from './tokens'

async function check(text: string, expected: string): Promise<void> {
  assert.deepEqual(await coloured(text), expected.trim().split('\n').map((line) => line.trim()))
}

test('a model: its head, fields, types, attributes and functions', () =>
  check(
    `model User {
  id    Int      @id @default(autoincrement())
  größe Decimal? @db.Decimal(10, 2) @default(-1.5)
  admin Boolean  @default(true)
  posts Post[]
}`,
    `
    model: storage.type.block
    User: entity.name.type
    id: variable.other.field
    Int: support.type.primitive
    id: entity.other.attribute-name
    default: entity.other.attribute-name
    autoincrement: entity.name.function
    größe: variable.other.field
    Decimal: support.type.primitive
    ?: keyword.operator.optional
    db.Decimal: entity.other.attribute-name
    10: constant.numeric
    2: constant.numeric
    default: entity.other.attribute-name
    -1.5: constant.numeric
    admin: variable.other.field
    Boolean: support.type.primitive
    default: entity.other.attribute-name
    true: constant.language.boolean
    posts: variable.other.field
    Post: entity.name.type
    []: keyword.operator.list`,
  ))

test('arguments: names, references, actions and index options', () =>
  check(
    `model Post {
  author User @relation("written", fields: [a, b.c], onDelete: Cascade)
  @@index([title(ops: raw("x"), sort: Desc)], type: Gin)
}`,
    `
    model: storage.type.block
    Post: entity.name.type
    author: variable.other.field
    User: entity.name.type
    relation: entity.other.attribute-name
    written: string.quoted.double
    fields: variable.parameter
    a: variable.other.reference
    b.c: variable.other.reference
    onDelete: variable.parameter
    Cascade: support.constant
    index: entity.other.attribute-name
    title: entity.name.function
    ops: variable.parameter
    raw: entity.name.function
    x: string.quoted.double
    sort: variable.parameter
    Desc: support.constant
    type: variable.parameter
    Gin: support.constant`,
  ))

test('a datasource: keys, functions, lists and comments', () =>
  check(
    `/// Where the data is.
datasource db {
  provider = "postgresql" // the newest
  url      = env("DATABASE_URL")
  schemas  = ["a", "b"]
}`,
    `
    Where the data is.: comment.line.documentation
    datasource: storage.type.block
    db: entity.name.type
    provider: variable.other.property
    =: keyword.operator.assignment
    postgresql: string.quoted.double
    the newest: comment.line.double-slash
    url: variable.other.property
    =: keyword.operator.assignment
    env: entity.name.function
    DATABASE_URL: string.quoted.double
    schemas: variable.other.property
    =: keyword.operator.assignment
    a: string.quoted.double
    b: string.quoted.double`,
  ))

test('escapes stand out in a string, and an escaped quote does not end it', () =>
  check(
    String.raw`enum E {
  A @map("x\"\u00e9 // y")
}`,
    String.raw`
    enum: storage.type.block
    E: entity.name.type
    A: variable.other.enummember
    map: entity.other.attribute-name
    x: string.quoted.double
    \": constant.character.escape
    \u00e9: constant.character.escape
    // y: string.quoted.double`,
  ))

test('an enum on one line, and a comment over two', () =>
  check(
    `enum Role { USER ADMIN } /* kept
model Not { */
view V {`,
    `
    enum: storage.type.block
    Role: entity.name.type
    USER: variable.other.enummember
    ADMIN: variable.other.enummember
    kept: comment.block
    model Not {: comment.block
    view: storage.type.block
    V: entity.name.type`,
  ))

test('block words are ordinary field names inside a block', () =>
  check(
    `model Car {
  model String
  type  Kind
}`,
    `
    model: storage.type.block
    Car: entity.name.type
    model: variable.other.field
    String: support.type.primitive
    type: variable.other.field
    Kind: entity.name.type`,
  ))

test('blocks of the newer language: namespaces with blocks in them, named types, constructors', () =>
  check(
    `namespace auth {
  model A { id Int @id
    at geo.Point(3)? }
}
types { Email = VarChar(80) }`,
    `
    namespace: storage.type.block
    auth: entity.name.namespace
    model: storage.type.block
    A: entity.name.type
    id: variable.other.field
    Int: support.type.primitive
    id: entity.other.attribute-name
    at: variable.other.field
    geo: entity.name.type
    Point: entity.name.type
    3: constant.numeric
    types: storage.type.block
    Email: variable.other.property
    =: keyword.operator.assignment
    VarChar: entity.name.function
    80: constant.numeric`,
  ))

test('broken: an open string, bracket or parenthesis ends with its line', () =>
  check(
    `model A {
  a Int    @default("open
  b String @relation(fields: [x, references: [y]
  c Int
}`,
    `
    model: storage.type.block
    A: entity.name.type
    a: variable.other.field
    Int: support.type.primitive
    default: entity.other.attribute-name
    open: string.quoted.double
    b: variable.other.field
    String: support.type.primitive
    relation: entity.other.attribute-name
    fields: variable.parameter
    x: variable.other.reference
    references: variable.parameter
    y: variable.other.reference
    c: variable.other.field
    Int: support.type.primitive`,
  ))

test('broken: a block without its closing brace ends at the next head', () =>
  check(
    `enum Open {
  ONE
model Next {
  id Int
}`,
    `
    enum: storage.type.block
    Open: entity.name.type
    ONE: variable.other.enummember
    model: storage.type.block
    Next: entity.name.type
    id: variable.other.field
    Int: support.type.primitive`,
  ))

test('broken: a misspelt head keeps the colours of its body, and is no keyword', () =>
  check(
    `modle User {
  id Int @id
}`,
    `
    User: entity.name.type
    id: variable.other.field
    Int: support.type.primitive
    id: entity.other.attribute-name`,
  ))

test('broken: heads, fields and attributes that are still being typed', () =>
  check(
    `model
model Half
type T {
  name
  a Int @
  @@
}`,
    `
    model: storage.type.block
    model: storage.type.block
    Half: entity.name.type
    type: storage.type.block
    T: entity.name.type
    name: variable.other.field
    a: variable.other.field
    Int: support.type.primitive`,
  ))
