-- The appointments of a file, the newest first: every opening of a file asks for the last.
create index assessment_sessions_of on assessment_sessions (application_id, scheduled_at, id);
