/** A worked example of chapter 6: a player changes teams, and the event of it, in one transaction. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

// #region both
/** Either both are there afterwards, the change and its event, or neither; returns the id of the event. */
export function transfer(database: DatabaseSync, playerId: string, teamId: string): string {
  const event_id = randomUUID();
  database.exec('BEGIN IMMEDIATE');
  try {
    const player = database
      .prepare('UPDATE players SET team_id = ?, version = version + 1 WHERE id = ? RETURNING *')
      .get(teamId, playerId);
    if (!player) throw new Error(`no player ${playerId}`);
    const data = { player_id: playerId, version: player.version, team_id: teamId };
    const event = { event_id, type: 'player.transferred', occurred_at: new Date().toISOString(), data };
    database
      .prepare('INSERT INTO outbox (routing_key, event) VALUES (?, ?)')
      .run(`player.${playerId}.transferred`, JSON.stringify(event));
    database.exec('COMMIT');
    return event_id;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
// #endregion both
