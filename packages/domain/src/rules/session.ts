export interface Session {
  /** SHA-256 of the token, hex; the token itself is nowhere stored. */
  id: string;
  userId: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** The earlier of the idle and the absolute end. */
  expiresAt: Date;
  absoluteExpiresAt: Date;
  userAgent?: string;
}
