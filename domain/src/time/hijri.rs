//! Umm al-Qura as published (domain.md §4).
