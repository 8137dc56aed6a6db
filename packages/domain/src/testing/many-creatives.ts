import { CreativesRepository } from '../mongoose/creatives/creatives.repository.js';
import type { Creative } from '../rules/creatives/creative.js';
import { systemScope } from '../rules/scopes.js';
import { makeTagId } from '../rules/tag-id.js';
import { aCause, aCreative } from './builders.js';

type Owner = Required<Pick<Creative, 'partnerId' | 'uploaderId' | 'programId' | 'businessCenterId'>>;

/** Long, and alike in their beginning, as agencies name their cuts. */
const NAMES = [
  'juniper_coffee_holiday_2026_hero_film_director_s_cut_approved_by_client_9x16_v',
  'halcyon_skincare_serum_testimonial_mina_uk_english_subtitled_no_music_1x1_final_v',
  'meridian_trailrun_dawn_broadcast_master_graded_stereo_mix_16x9_v',
  '크리스마스_라떼_캠페인_최종_수정본_세로형_자막포함_v',
];
const DAY_MS = 86_400_000;

/**
 * A creative has some 130 index entries at random places. A transaction of 1,000 gives back as many pages, and
 * embedded-mongo then walks a long list of them at each commit: a second for one insert among 100,000.
 */
const BATCH = 100;

const manyOf = (owner: Owner, from: number, batch: number, count: number, now: Date): Creative[] =>
  Array.from({ length: batch }, (_, offset) => {
    const index = from + offset;
    const at = new Date(now.getTime() - (index * 20 * DAY_MS) / count);
    const fileName = `${NAMES[index % NAMES.length]}${index + 1}.mp4`;
    const bytes = new Uint8Array([index & 255, (index >> 8) & 255, index >> 16, 5, 7, 11, 13, 17]);
    return aCreative({
      ...owner,
      state: 'tagged',
      fileName,
      originalFileName: fileName,
      size: 40_000_000 + index * 700_000,
      createdAt: at,
      uploadedAt: at,
      submittedAt: at,
      decidedAt: at,
      taggingDate: at,
      tagId: makeTagId(bytes),
      media: {
        container: 'mp4',
        durationSeconds: 6 + (index % 55),
        video: { codec: 'h264', width: 1080, height: index % 3 ? 1920 : 1080 },
      },
    });
  });

/** A partner's list as it is after years, straight into the database: for pictures and for measuring, not for rules. */
export const insertManyCreatives = async (
  mongoUrl: string,
  owner: Owner,
  count: number,
  now: Date,
): Promise<void> => {
  // Only who asks for this needs a database.
  const { createConnection } = await import('mongoose');
  const connection = await createConnection(mongoUrl).asPromise();
  try {
    const repository = new CreativesRepository(connection);
    for (let from = 0; from < count; from += BATCH) {
      const batch = Math.min(BATCH, count - from);
      await repository.insertDeclared(
        systemScope(),
        aCause({ at: now }),
        manyOf(owner, from, batch, count, now),
      );
    }
  } finally {
    await connection.close();
  }
};
