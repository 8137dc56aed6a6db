import { collectionSchema } from '../collection.js';

export interface StoredLease {
  _id: string;
  owner: string;
  epoch: number;
  until: Date;
}

export const LeaseSchema = collectionSchema<StoredLease>('leases', {
  _id: { type: String, required: true },
  owner: { type: String, required: true },
  epoch: { type: Number, required: true },
  until: { type: Date, required: true },
});
