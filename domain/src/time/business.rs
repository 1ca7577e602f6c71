//! Business days: Sunday–Thursday less the holidays table (domain.md §4).
