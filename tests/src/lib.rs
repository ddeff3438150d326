//! Holds nothing: see the folders beside this one.
