//! Holds nothing: the programs beside it, in `pass` and `fail`, are what is tested.
