//! SQL of the queue.

use crate::db::statements;

statements! {
    /// A job; nothing when one with the same key is waiting or running.
    INSERT = "insert into jobs (id, kind, payload, state, run_at, attempts, unique_key, created_at)
        values ($1, $2, $3, 'queued', $4, 0, $5, $6) on conflict do nothing";
    /// Whether anything is due: asked before a writer is taken.
    IS_DUE = "select cast(1 as bigint) from jobs
        where (state = 'queued' and run_at <= $1) or (state = 'running' and locked_until <= $1) limit 1";
    /// The oldest job that is due, claimed for one worker: the outer guard makes it one on both engines.
    CLAIM = "update jobs set state = 'running', attempts = attempts + 1, locked_until = $2, lock_id = $3
        where id = (
            select id from jobs
            where (state = 'queued' and run_at <= $1) or (state = 'running' and locked_until <= $1)
            order by run_at, id limit 1
        ) and ((state = 'queued' and run_at <= $1) or (state = 'running' and locked_until <= $1))
        returning id, kind, payload, attempts";
    /// Done, by the worker that still holds it.
    FINISH = "update jobs set state = 'done', finished_at = $3, locked_until = null, lock_id = null
        where id = $1 and lock_id = $2";
    /// Again later.
    RETRY = "update jobs set state = 'queued', run_at = $3, last_error = $4, locked_until = null, lock_id = null
        where id = $1 and lock_id = $2";
    /// Given up.
    FAIL = "update jobs set state = 'failed', finished_at = $3, last_error = $4, locked_until = null, lock_id = null
        where id = $1 and lock_id = $2";
    /// A kind that recurs is known.
    INSERT_SCHEDULE = "insert into schedules (kind, next_at) values ($1, $2) on conflict (kind) do nothing";
    /// The kinds that are due to recur.
    DUE_SCHEDULES = "select kind, next_at from schedules where next_at <= $1 order by kind";
    /// The next time of a kind, taken by one worker.
    MOVE_SCHEDULE = "update schedules set next_at = $3 where kind = $1 and next_at = $2";
    /// Finished jobs are forgotten; failed ones are kept for the operator.
    FORGET_DONE = "delete from jobs where state = 'done' and finished_at < $1";
    /// Figures for the operator.
    COUNT_BY_STATE = "select state, cast(count(*) as bigint) as jobs from jobs group by state order by state";
}
