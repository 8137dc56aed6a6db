import { Schema, type Connection, type Model, type SchemaDefinition } from 'mongoose';

/** A part of a document that its contract describes; mongoose only carries it. */
export const Part = Schema.Types.Mixed;

type FieldType =
  | StringConstructor
  | NumberConstructor
  | DateConstructor
  | BooleanConstructor
  | typeof Part
  | [StringConstructor]
  | [typeof Part];
type Field = FieldType | { type: FieldType; required?: true; default?: string; select?: false };

/** Names every field of T, so that a field nobody stores does not compile. */
type FieldsOf<T> = { [K in keyof Required<T>]: Field };

/**
 * A collection's schema. Ids and revisions are ours, objects inside a document have no identity of their
 * own, and indexes are made at start, not behind the first query.
 */
export const collectionSchema = <T extends { _id: string }>(
  collection: string,
  fields: FieldsOf<T>,
): Schema<T> =>
  new Schema(fields as SchemaDefinition, {
    collection,
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    minimize: false,
  }) as unknown as Schema<T>;

/** The one cast between mongoose's inferred documents and our plain ones: every read here is lean. */
export const modelOf = <T>(connection: Connection, name: string, schema: Schema<T>): Model<T> =>
  connection.model(name, schema as unknown as Schema) as unknown as Model<T>;

export type Filter = Record<string, unknown>;
