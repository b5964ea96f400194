"""Perjanjian Kinerja: who promises what to whom on which day, and what a Perubahan changes in it. Nothing is worded."""
